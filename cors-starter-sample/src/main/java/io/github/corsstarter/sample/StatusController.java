package io.github.corsstarter.sample;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Says that the application is up, to anyone who asks.
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
