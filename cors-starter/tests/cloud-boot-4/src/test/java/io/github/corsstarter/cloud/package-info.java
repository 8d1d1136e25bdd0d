/**
 * The starter beside the real Spring Cloud.
 */
package io.github.corsstarter.cloud;
