package org.w3id.egnatia;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rooms of the code and who may look into whom.
 *
 * <p>What a package uses is written once, in the last paragraph of its {@code package-info.java}, and read there:
 *
 * <pre>{@code <p>Uses {@code load}, {@code page.fact}; of libraries {@code org.apache.jena}.}</pre>
 *
 * <p>Our own packages are named without {@code org.w3id.egnatia}, each by itself: {@code page} does not stand for
 * {@code page.fact}. A library's name stands for all packages below it that have no longer name here. The Java library
 * needs no naming. A package that uses nothing says {@code <p>Uses nothing but the Java library.} Whoever adds or
 * changes a package writes that line; a failure of this test shows it ready to be pasted. No two packages may use each
 * other, directly or through others.
 */
@AnalyzeClasses(packages = RoomsTest.BASE, importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {

    static final String BASE = "org.w3id.egnatia";
    private static final Path SOURCES = Path.of("src/main/java", BASE.split("\\."));
    private static final Pattern USES = Pattern.compile("<p>Uses ((?:\\{[^}]*}|[^.{])+)\\.\\s");
    private static final Pattern NAME = Pattern.compile("\\{@code ([\\w.]+)}");
    private static final Pattern JAVA = Pattern.compile("(java|javax|com\\.sun\\.management)\\..+");

    @ArchTest
    static final ArchRule NO_CYCLE = slices().matching(BASE + ".(**)").should().beFreeOfCycles();

    @ArchTest
    static void aPackageUsesWhatItSaysAndNothingElse(JavaClasses classes) throws IOException {
        Map<String, Room> rooms = rooms();
        Set<String> named = rooms.values().stream().flatMap(room -> room.mayUse().stream()).collect(Collectors.toSet());
        Map<String, Map<String, String>> uses = uses(classes, named);
        List<String> faults = new ArrayList<>();
        uses.forEach((name, used) -> {
            Room room = rooms.getOrDefault(name, new Room(SOURCES.resolve(name.replace('.', '/'))
                    .resolve("package-info.java"), Set.of()));
            List<String> others = used.entrySet().stream().filter(use -> !room.mayUse().contains(use.getKey()))
                    .map(use -> use.getKey() + " (" + use.getValue() + ")").toList();
            if (!others.isEmpty()) {
                faults.add(room.file() + " does not name " + others + ". If " + name + " may use that, write: "
                        + sentence(used.keySet()));
            }
        });
        assertEquals("", String.join("\n", faults));
    }

    /** Printing and the end of the process belong to the command line. */
    @ArchTest
    static final ArchRule ONLY_THE_COMMAND_LINE_PRINTS_OR_EXITS = noClasses().that()
    .resideOutsideOfPackage("..egnatia.cli..")
            .should().callMethod(System.class, "exit", int.class)
            .orShould().accessField(System.class, "out").orShould().accessField(System.class, "err");

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_THING_IS = noClasses().should().haveSimpleNameEndingWith("Util")
            .orShould().haveSimpleNameEndingWith("Utils").orShould().haveSimpleNameEndingWith("Manager")
            .orShould().haveSimpleNameEndingWith("Helper");

    /** What a package's description allows it to use. */
    private record Room(Path file, Set<String> mayUse) {
    }

    private static Map<String, Room> rooms() throws IOException {
        Map<String, Room> rooms = new TreeMap<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(f -> f.endsWith("package-info.java")).toList()) {
                Matcher uses = USES.matcher(Files.readString(file).replaceAll("\\R \\*", " "));
                Set<String> names = uses.find()
                        ? NAME.matcher(uses.group(1)).results().map(m -> m.group(1)).collect(Collectors.toSet())
                        : Set.of();
                rooms.put(SOURCES.relativize(file.getParent()).toString().replace('/', '.'), new Room(file, names));
            }
        }
        return rooms;
    }

    /** What each package uses, by the name that stands for it, with one pair of classes in which it does. */
    private static Map<String, Map<String, String>> uses(JavaClasses classes, Set<String> named) {
        Map<String, Map<String, String>> uses = new TreeMap<>();
        for (JavaClass from : classes) {
            Map<String, String> used = uses.computeIfAbsent(room(from.getPackageName()), name -> new TreeMap<>());
            for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                JavaClass to = dependency.getTargetClass().getBaseComponentType();
                if (!to.isPrimitive() && !to.getPackageName().equals(from.getPackageName())
                        && !JAVA.matcher(to.getName()).matches()) {
                    String name = to.getPackageName().startsWith(BASE) ? room(to.getPackageName())
                            : longest(named, to.getName()).orElse(to.getPackageName());
                    used.putIfAbsent(name, from.getSimpleName() + " → " + to.getSimpleName());
                }
            }
        }
        return uses;
    }

    private static String room(String packageName) {
        return packageName.substring(BASE.length() + 1);
    }

    private static Optional<String> longest(Set<String> libraries, String className) {
        return libraries.stream().filter(library -> className.startsWith(library + "."))
                .max(Comparator.comparing(String::length));
    }

    private static String sentence(Set<String> used) {
        Predicate<String> own = name -> Files.isDirectory(SOURCES.resolve(name.replace('.', '/')));
        String rooms = listed(used.stream().filter(own));
        String libraries = listed(used.stream().filter(own.negate()));
        if (libraries.isEmpty()) {
            return "<p>Uses " + (rooms.isEmpty() ? "nothing but the Java library" : rooms) + ".";
        }
        return "<p>Uses " + (rooms.isEmpty() ? "no other package" : rooms) + "; of libraries " + libraries + ".";
    }

    private static String listed(Stream<String> names) {
        return new TreeSet<>(names.toList()).stream().map(name -> "{@code " + name + "}")
                .collect(Collectors.joining(", "));
    }
}
