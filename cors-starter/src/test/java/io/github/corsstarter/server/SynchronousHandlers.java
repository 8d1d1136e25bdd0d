package io.github.corsstarter.server;

import java.io.IOException;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/**
 * What a handler may do to a response before it returns.
 */
@Controller
class SynchronousHandlers {

	@GetMapping("/ok")
	@ResponseBody
	String ok() {
		return "ok";
	}

	@GetMapping(path = "/json-only", produces = MediaType.APPLICATION_JSON_VALUE)
	@ResponseBody
	String jsonOnly() {
		return "{}";
	}

	@PostMapping(path = "/json", consumes = MediaType.APPLICATION_JSON_VALUE)
	@ResponseBody
	Note json(@Valid @RequestBody Note note) {
		return note;
	}

	@GetMapping("/number")
	@ResponseBody
	String number(@RequestParam int number) {
		return "" + number;
	}

	@PostMapping("/upload")
	@ResponseBody
	String upload(@RequestParam MultipartFile file) {
		return file.getName();
	}

	@GetMapping({ "/secured", "/forbidden" })
	@ResponseBody
	String secured() {
		return "secured";
	}

	@GetMapping("/throws")
	String fails() {
		throw new IllegalStateException("handler");
	}

	@GetMapping("/overflows")
	String overflows() {
		throw new StackOverflowError("handler");
	}

	@GetMapping("/interceptor-throws")
	String intercepted() {
		return "ok";
	}

	@GetMapping("/status-exception")
	String statusException() {
		throw new ResponseStatusException(HttpStatus.CONFLICT);
	}

	@GetMapping("/sends-error")
	void sendsError(HttpServletResponse response) throws IOException {
		response.sendError(410, "gone");
	}

	@GetMapping("/forwards")
	String forwards() {
		return "forward:/ok";
	}

	@GetMapping("/forwards-to-failure")
	String forwardsToFailure() {
		return "forward:/throws";
	}

	@GetMapping("/redirects")
	String redirects() {
		return "redirect:/ok";
	}

	@GetMapping("/resets")
	void resets(HttpServletResponse response) throws IOException {
		response.getWriter().print("half");
		response.reset();
		response.setStatus(202);
		response.getWriter().print("whole");
	}

	@GetMapping("/resets-buffer")
	void resetsBuffer(HttpServletResponse response) throws IOException {
		response.getWriter().print("half");
		response.resetBuffer();
		response.getWriter().print("whole");
	}

	@GetMapping("/resets-and-throws")
	void resetsAndThrows(HttpServletResponse response) {
		response.reset();
		throw new IllegalStateException("handler");
	}

	@GetMapping("/writes-and-throws")
	void writesAndThrows(HttpServletResponse response) throws IOException {
		response.getWriter().print("half");
		throw new IllegalStateException("handler");
	}

	@GetMapping("/commits-and-throws")
	void commitsAndThrows(HttpServletResponse response) throws IOException {
		response.getWriter().print("half");
		response.flushBuffer();
		throw new IllegalStateException("handler");
	}

	@GetMapping("/replaces-vary")
	@ResponseBody
	String replacesVary(HttpServletResponse response) {
		response.setHeader("Vary", "Accept-Language");
		return "ok";
	}

	@GetMapping("/overwrites")
	@ResponseBody
	String overwrites(HttpServletResponse response) {
		response.setHeader("Access-Control-Allow-Origin", "*");
		response.addHeader("Access-Control-Allow-Origin", "https://other.example");
		response.setHeader("Access-Control-Allow-Credentials", "false");
		return "ok";
	}

	@GetMapping("/proxies")
	ResponseEntity<String> proxies() {
		HttpHeaders upstream = new HttpHeaders();
		upstream.add("Access-Control-Allow-Origin", "https://upstream.example");
		upstream.add("Access-Control-Allow-Methods", "PATCH");
		upstream.add("Vary", "Origin");
		upstream.add("Vary", "Accept");
		return ResponseEntity.ok().headers(upstream).body("upstream");
	}

	@GetMapping("/large")
	@ResponseBody
	String large() {
		return "large ".repeat(1_000);
	}

	record Note(@NotBlank String text) {

	}

}
