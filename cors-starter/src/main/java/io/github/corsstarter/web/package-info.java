/**
 * What needs Spring's web classes but neither servlets nor WebFlux: finding the policy
 * for a path.
 */
@NullMarked
package io.github.corsstarter.web;

import org.jspecify.annotations.NullMarked;
