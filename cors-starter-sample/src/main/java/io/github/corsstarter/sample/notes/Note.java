package io.github.corsstarter.sample.notes;

/**
 * A note as the API shows it.
 *
 * @param id the number that the database gave it
 * @param text what it says
 */
record Note(long id, String text) {

}
