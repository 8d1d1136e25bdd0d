/**
 * The starter in whole applications, on real servers, over HTTP: no client of these tests
 * hides what was really sent.
 */
package io.github.corsstarter.server;
