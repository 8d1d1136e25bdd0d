/**
 * For applications: policies, the requests they are asked about, the decisions they give,
 * and what an application can put in between. Plain Java; knows neither Spring nor a
 * servlet.
 */
@NullMarked
package io.github.corsstarter;

import org.jspecify.annotations.NullMarked;
