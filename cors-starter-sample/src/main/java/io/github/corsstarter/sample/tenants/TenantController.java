package io.github.corsstarter.sample.tenants;

import io.github.corsstarter.InvalidCorsPolicyException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.springframework.context.annotation.Profile;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Changes the tenants while the application runs.
 */
@RestController
@RequestMapping("/api/tenants")
@Profile("tenants")
final class TenantController {

	private final TenantPolicies tenants;

	TenantController(TenantPolicies tenants) {
		this.tenants = tenants;
	}

	@PutMapping("/{name}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void put(@PathVariable @Pattern(regexp = "[a-z0-9]{1,40}") String name, @Valid @RequestBody TenantOrigin body) {
		this.tenants.put(new Tenant(name, body.origin()));
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
