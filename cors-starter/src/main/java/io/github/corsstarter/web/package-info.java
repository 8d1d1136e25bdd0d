/**
 * What every web stack shares: deciding about a request, and recording what was denied
 * and why.
 */
@NullMarked
package io.github.corsstarter.web;

import org.jspecify.annotations.NullMarked;
