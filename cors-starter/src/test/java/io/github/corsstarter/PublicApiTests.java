package io.github.corsstarter;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * That nothing becomes public by accident. What is meant to be is listed in
 * {@code public-api.txt}.
 */
class PublicApiTests {

	private static final String EXPECTED = "public-api.txt";

	private static final Path ACTUAL = Path.of("target", EXPECTED);

	/** What each object, or each enum, has. */
	private static final Set<String> COMMON = Set.of("equals", "hashCode", "toString", "values", "valueOf");

	@Test
	void whatIsPublicIsListed() throws IOException {
		List<String> actual = publicApi();
		List<String> expected = read();
		Files.createDirectories(ACTUAL.getParent());
		Files.writeString(ACTUAL, String.join("\n", actual) + "\n");
		assertThat(difference(expected, actual)).as("""
				What is public is not what %s says. If that is meant,
					cp cors-starter/%s cors-starter/src/test/resources/io/github/corsstarter/
				or give it this content:
				%s
				""", EXPECTED, ACTUAL, String.join("\n", actual)).isEmpty();
	}

	private static List<String> read() throws IOException {
		try (InputStream in = PublicApiTests.class.getResourceAsStream(EXPECTED)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
		}
	}

	private static List<String> difference(List<String> expected, List<String> actual) {
		List<String> difference = new ArrayList<>();
		expected.stream().filter((line) -> !actual.contains(line)).map("- "::concat).forEach(difference::add);
		actual.stream().filter((line) -> !expected.contains(line)).map("+ "::concat).forEach(difference::add);
		return difference;
	}

	private static List<String> publicApi() {
		JavaClasses classes = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
			.importPackages(CorsPolicy.class.getPackageName());
		return classes.stream()
			.map(JavaClass::reflect)
			.filter(PublicApiTests::isReachable)
			.sorted((one, other) -> one.getName().compareTo(other.getName()))
			.flatMap((type) -> Stream.concat(Stream.of(type.toGenericString()), members(type)))
			.toList();
	}

	/** A nested type of a type that is not public is not public either. */
	private static boolean isReachable(Class<?> type) {
		Class<?> outer = type.getEnclosingClass();
		return isReachable(type.getModifiers()) && !type.isSynthetic() && (outer == null || isReachable(outer));
	}

	private static boolean isReachable(int modifiers) {
		return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
	}

	/** With the type's name in front, so that each line stands alone. */
	private static Stream<String> members(Class<?> type) {
		String owner = type.getName().substring(type.getPackageName().length() + 1);
		return Stream
			.<AnnotatedElement[]>of(type.getDeclaredFields(), type.getDeclaredConstructors(), type.getDeclaredMethods())
			.flatMap(Arrays::stream)
			.filter((member) -> isOfNote((Member) member))
			.map((member) -> "\t" + owner + ": " + signature(member))
			.sorted();
	}

	private static boolean isOfNote(Member member) {
		return isReachable(member.getModifiers()) && !member.isSynthetic() && !COMMON.contains(member.getName());
	}

	/** Without packages, which would only make it longer. */
	private static String signature(AnnotatedElement member) {
		String signature = (member instanceof Field field) ? field.toGenericString()
				: ((Executable) member).toGenericString();
		String owner = ((Member) member).getDeclaringClass().getName() + ".";
		boolean constructor = member instanceof Constructor;
		return signature.replace(constructor ? "" : owner, "").replaceAll("\\b([a-z]\\w*\\.)+(?=[A-Z])", "");
	}

}
