/**
 * The reactive web filter: shows an exchange to a policy, and applies what that decides.
 */
@NullMarked
package io.github.corsstarter.web.reactive;

import org.jspecify.annotations.NullMarked;
