/**
 * The servlet filter: shows a request to a policy, and applies what that decides.
 */
@NullMarked
package io.github.corsstarter.web.servlet;

import org.jspecify.annotations.NullMarked;
