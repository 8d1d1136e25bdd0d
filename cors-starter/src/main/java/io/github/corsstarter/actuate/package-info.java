/**
 * The Actuator endpoint, which shows operators what is in force, what was denied and why.
 * Does not know how decisions are made.
 */
@NullMarked
package io.github.corsstarter.actuate;

import org.jspecify.annotations.NullMarked;
