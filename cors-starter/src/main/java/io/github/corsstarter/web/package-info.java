/**
 * What needs Spring's web classes but neither servlets nor WebFlux: finding the policy
 * for a path, and writing down what was denied and why.
 */
@NullMarked
package io.github.corsstarter.web;

import org.jspecify.annotations.NullMarked;
