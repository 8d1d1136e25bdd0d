package io.github.corsstarter.benchmark;

import java.util.EnumSet;
import java.util.Set;

/**
 * What is measured, in the order of the report.
 */
@SuppressWarnings("ImmutableEnumChecker")
enum Group {

	/** Every request under one origin, by all filters. */
	ONE_ORIGIN(Container.STAND_IN, EnumSet.of(Rules.EXACT_1), EnumSet.allOf(Scenario.class),
			EnumSet.allOf(Subject.class)),

	/** The same on Tomcat's own objects, less what is hostile. */
	TOMCAT(Container.TOMCAT, EnumSet.of(Rules.EXACT_1),
			EnumSet.range(Scenario.WITHOUT_ORIGIN, Scenario.PREFLIGHT_REFUSED),
			EnumSet.of(Subject.FLOOR, Subject.STARTER, Subject.SPRING)),

	/** More and more origins. */
	EXACT(Container.STAND_IN, EnumSet.range(Rules.EXACT_1, Rules.EXACT_100000),
			EnumSet.range(Scenario.ACTUAL_ALLOWED, Scenario.PREFLIGHT_ALLOWED), EnumSet.of(Subject.STARTER)),

	/** More and more patterns. */
	PATTERNS(Container.STAND_IN, EnumSet.range(Rules.WILDCARD_10, Rules.LABEL_10000),
			EnumSet.range(Scenario.ACTUAL_ALLOWED, Scenario.PREFLIGHT_ALLOWED), EnumSet.of(Subject.STARTER)),

	/** More and more regular expressions. */
	REGEXES(Container.STAND_IN, EnumSet.of(Rules.REGEX_1, Rules.REGEX_10),
			EnumSet.range(Scenario.ACTUAL_ALLOWED, Scenario.PREFLIGHT_ALLOWED), EnumSet.of(Subject.STARTER)),

	/** More and more policies with paths of their own. */
	PATHS(Container.STAND_IN, EnumSet.range(Rules.PATHS_1, Rules.PATHS_100),
			EnumSet.range(Scenario.WITHOUT_ORIGIN, Scenario.PREFLIGHT_ALLOWED), EnumSet.of(Subject.STARTER)),

	/** More and more policies of the same paths. */
	TENANTS(Container.STAND_IN, EnumSet.of(Rules.TENANTS_10, Rules.TENANTS_10000),
			EnumSet.range(Scenario.WITHOUT_ORIGIN, Scenario.PREFLIGHT_ALLOWED), EnumSet.of(Subject.STARTER)),

	/** What Spring's filter makes of many origins and patterns. */
	SPRING(Container.STAND_IN, EnumSet.of(Rules.EXACT_1000, Rules.EXACT_100000, Rules.WILDCARD_10),
			EnumSet.of(Scenario.ACTUAL_ALLOWED), EnumSet.of(Subject.SPRING)),

	/** Every request under one origin, by all web filters. */
	WEB_FILTER(Container.WEB_STAND_IN, EnumSet.of(Rules.EXACT_1), EnumSet.allOf(Scenario.class),
			EnumSet.of(Subject.FLOOR, Subject.STARTER, Subject.SPRING)),

	/**
	 * The same on Spring's own exchange and Netty's own headers, less what is hostile.
	 */
	NETTY(Container.NETTY, EnumSet.of(Rules.EXACT_1),
			EnumSet.range(Scenario.WITHOUT_ORIGIN, Scenario.PREFLIGHT_REFUSED),
			EnumSet.of(Subject.FLOOR, Subject.STARTER, Subject.SPRING));

	private final Container container;

	private final Set<Rules> rules;

	private final Set<Scenario> scenarios;

	private final Set<Subject> subjects;

	Group(Container container, Set<Rules> rules, Set<Scenario> scenarios, Set<Subject> subjects) {
		this.container = container;
		this.rules = rules;
		this.scenarios = scenarios;
		this.subjects = subjects;
	}

	Container container() {
		return this.container;
	}

	Set<Rules> rules() {
		return this.rules;
	}

	Set<Scenario> scenarios() {
		return this.scenarios;
	}

	Set<Subject> subjects() {
		return this.subjects;
	}

}
