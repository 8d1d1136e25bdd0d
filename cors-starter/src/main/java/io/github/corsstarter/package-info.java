/**
 * The users' interface and the rules of CORS: policies, the requests they are asked
 * about, and the decisions they give. Plain Java; knows neither Spring nor a servlet.
 */
@NullMarked
package io.github.corsstarter;

import org.jspecify.annotations.NullMarked;
