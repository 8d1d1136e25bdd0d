/**
 * Origins that are known only at run time: tenants in the database. Only with the profile
 * {@code tenants}.
 */
@NullMarked
package io.github.corsstarter.sample.tenants;

import org.jspecify.annotations.NullMarked;
