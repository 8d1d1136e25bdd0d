package io.github.corsstarter.sample.notes;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/**
 * The notes in the database.
 */
@Repository
class Notes {

	private static final RowMapper<Note> NOTE = (row, number) -> new Note(row.getLong("id"), row.getString("text"));

	private final JdbcClient jdbc;

	Notes(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	List<Note> first(int limit) {
		return this.jdbc.sql("select id, text from note order by id limit ?").param(limit).query(NOTE).list();
	}

	long count() {
		return this.jdbc.sql("select count(*) from note").query(Long.class).single();
	}

	/**
	 * The note with the given id.
	 * @param id the id
	 * @return the note, or {@code null} if there is none
	 */
	@Nullable Note find(long id) {
		return this.jdbc.sql("select id, text from note where id = ?").param(id).query(NOTE).optional().orElse(null);
	}

	Note add(String text) {
		GeneratedKeyHolder key = new GeneratedKeyHolder();
		this.jdbc.sql("insert into note (text) values (?)").param(text).update(key, "id");
		return new Note(Objects.requireNonNull(key.getKey(), "The database gave no id").longValue(), text);
	}

	boolean replace(Note note) {
		return this.jdbc.sql("update note set text = ? where id = ?").params(note.text(), note.id()).update() > 0;
	}

	boolean remove(long id) {
		return this.jdbc.sql("delete from note where id = ?").param(id).update() > 0;
	}

}
