package io.github.corsstarter.sample;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells anyone who asks that the application is up.
 */
@RestController
final class StatusController {

	@GetMapping("/public/status")
	Status status() {
		return new Status("up");
	}

	record Status(String status) {

	}

}
