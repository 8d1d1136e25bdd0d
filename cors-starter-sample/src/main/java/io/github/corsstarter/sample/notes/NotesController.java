package io.github.corsstarter.sample.notes;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * The notes over HTTP. There is no CORS annotation here: {@code application.yml} says who
 * may call.
 */
@RestController
@RequestMapping("/api/notes")
final class NotesController {

	private final Notes notes;

	NotesController(Notes notes) {
		this.notes = notes;
	}

	@GetMapping
	ResponseEntity<List<Note>> list(@RequestParam(defaultValue = "20") @Positive @Max(100) int limit) {
		return ResponseEntity.ok()
			.header("X-Total-Count", Long.toString(this.notes.count()))
			// Not an exposed header: it reaches the browser, but not the script.
			.header("X-Hidden", "not for scripts")
			.body(this.notes.first(limit));
	}

	@GetMapping("/{id}")
	Note read(@PathVariable long id) {
		Note note = this.notes.find(id);
		if (note == null) {
			throw unknown(id);
		}
		return note;
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	Note create(@Valid @RequestBody NoteText body) {
		return this.notes.add(body.text());
	}

	@PutMapping("/{id}")
	Note replace(@PathVariable long id, @Valid @RequestBody NoteText body) {
		Note note = new Note(id, body.text());
		if (!this.notes.replace(note)) {
			throw unknown(id);
		}
		return note;
	}

	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void delete(@PathVariable long id) {
		if (!this.notes.remove(id)) {
			throw unknown(id);
		}
	}

	private static ResponseStatusException unknown(long id) {
		return new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no note " + id + ".");
	}

	record NoteText(@NotBlank @Size(max = 200) String text) {

	}

}
