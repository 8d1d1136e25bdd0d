/**
 * The API for applications: policies, requests, decisions, and the interfaces that an
 * application can implement. Plain Java; depends on neither Spring nor the Servlet API.
 */
@NullMarked
package io.github.corsstarter;

import org.jspecify.annotations.NullMarked;
