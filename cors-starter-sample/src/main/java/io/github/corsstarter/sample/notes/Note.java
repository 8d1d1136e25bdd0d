package io.github.corsstarter.sample.notes;

/**
 * A note as the API shows it.
 *
 * @param id the id that the database assigned
 * @param text the text of the note
 */
record Note(long id, String text) {

}
