/**
 * Authentication: Spring Security's filter chain, and the calls that a single-page
 * application makes to sign in. Nothing here deals with CORS.
 */
@NullMarked
package io.github.corsstarter.sample.login;

import org.jspecify.annotations.NullMarked;
