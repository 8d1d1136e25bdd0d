/**
 * What every web stack shares: deciding on a request, and writing down what was denied
 * and why.
 */
@NullMarked
package io.github.corsstarter.web;

import org.jspecify.annotations.NullMarked;
