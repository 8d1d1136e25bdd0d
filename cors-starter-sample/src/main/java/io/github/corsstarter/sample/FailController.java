package io.github.corsstarter.sample;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Fails on purpose, to show that a script can read even the response to an uncaught
 * exception.
 */
@RestController
final class FailController {

	@GetMapping("/api/fail")
	void fail() {
		throw new IllegalStateException("This call always fails, to show what a browser makes of it");
	}

}
