package io.github.corsstarter.sample.tenants;

import io.github.corsstarter.CorsPolicyRefresher;
import io.github.corsstarter.InvalidCorsPolicyException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.springframework.context.annotation.Profile;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Changes the tenants while the application runs. This instance follows at once; others
 * that share the database follow within {@code cors.refresh-interval}.
 */
@RestController
@RequestMapping("/api/tenants")
@Profile("tenants")
final class TenantController {

	private final Tenants tenants;

	private final CorsPolicyRefresher policies;

	TenantController(Tenants tenants, CorsPolicyRefresher policies) {
		this.tenants = tenants;
		this.policies = policies;
	}

	@PutMapping("/{name}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void put(@PathVariable @Pattern(regexp = "[a-z0-9]{1,40}") String name, @Valid @RequestBody TenantOrigin body) {
		Tenant tenant = new Tenant(name, body.origin());
		// Says why if the origin is not valid, or not safe to share a session with.
		TenantSource.policy(tenant).build();
		this.tenants.put(tenant);
		this.policies.refresh().join();
	}

	@DeleteMapping("/{name}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void remove(@PathVariable String name) {
		this.tenants.remove(name);
		this.policies.refresh().join();
	}

	@ExceptionHandler
	ProblemDetail refused(InvalidCorsPolicyException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, ex.getMessage());
	}

	@ExceptionHandler
	ProblemDetail taken(DuplicateKeyException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "Another tenant has this origin.");
	}

	record TenantOrigin(@NotNull String origin) {

	}

}
