package org.w3id.egnatia.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.egnatia.SmallWorkspace;
import org.w3id.egnatia.serve.TestServer;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import picocli.CommandLine;

/**
 * Holds the manifests for Kubernetes to the container file and to the program. No cluster is asked, and no schema of
 * Kubernetes is at hand: the fields that there are were copied by hand from the reference of its API, version 1.30, as
 * far as the manifests use them, so that a name in another place or in another spelling is found.
 */
class KubernetesTest {

    private static final Path FOLDER = Path.of("docs", "deploy");
    private static final String STRINGS = "labels|matchLabels|selector|requests|limits|drop";
    /** The fields of each part, by its kind or by the name of the field in which it stands. */
    private static final Map<String, Set<String>> FIELDS = Map.ofEntries(
            Map.entry("Deployment.spec", Set.of("replicas", "strategy", "selector", "template")),
            Map.entry("strategy", Set.of("type", "rollingUpdate")),
            Map.entry("rollingUpdate", Set.of("maxSurge", "maxUnavailable")),
            Map.entry("Deployment.selector", Set.of("matchLabels")),
            Map.entry("PodDisruptionBudget.selector", Set.of("matchLabels")),
            Map.entry("podSelector", Set.of("matchLabels")),
            Map.entry("metadata", Set.of("name", "labels")),
            Map.entry("template", Set.of("metadata", "spec")),
            Map.entry("template.spec", Set.of("automountServiceAccountToken", "enableServiceLinks",
                    "terminationGracePeriodSeconds", "securityContext", "containers", "volumes")),
            Map.entry("template.spec.securityContext", Set.of("runAsNonRoot", "runAsUser", "runAsGroup", "fsGroup",
                    "seccompProfile")),
            Map.entry("seccompProfile", Set.of("type")),
            Map.entry("containers", Set.of("name", "image", "args", "ports", "startupProbe", "readinessProbe",
                    "livenessProbe", "resources", "securityContext", "volumeMounts")),
            Map.entry("containers.ports", Set.of("name", "containerPort")),
            Map.entry("probe", Set.of("httpGet", "periodSeconds", "timeoutSeconds", "failureThreshold")),
            Map.entry("httpGet", Set.of("path", "port")),
            Map.entry("resources", Set.of("requests", "limits")),
            Map.entry("containers.securityContext", Set.of("readOnlyRootFilesystem", "allowPrivilegeEscalation",
                    "capabilities")),
            Map.entry("capabilities", Set.of("drop")),
            Map.entry("volumeMounts", Set.of("name", "mountPath")),
            Map.entry("volumes", Set.of("name", "emptyDir")),
            Map.entry("emptyDir", Set.of("sizeLimit", "medium")),
            Map.entry("Service.spec", Set.of("selector", "ports")),
            Map.entry("Service.ports", Set.of("name", "port", "targetPort")),
            Map.entry("PodDisruptionBudget.spec", Set.of("maxUnavailable", "selector")),
            Map.entry("NetworkPolicy.spec", Set.of("podSelector", "policyTypes", "ingress")),
            Map.entry("ingress", Set.of("ports")),
            Map.entry("NetworkPolicy.ports", Set.of("port", "protocol")));
    private static final Map<String, String> VERSIONS = new TreeMap<>(Map.of("Deployment", "apps/v1", "Service", "v1",
            "PodDisruptionBudget", "policy/v1", "NetworkPolicy", "networking.k8s.io/v1"));

    @TempDir
    private Path folder;
    private static String containerFile;
    private static final Map<String, Map<String, Object>> KINDS = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        containerFile = Files.readString(FOLDER.resolve("Containerfile")).replaceAll("\\\\\n\\s*", "");
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        for (Object document : new Yaml(new SafeConstructor(strict)).loadAll(Files.readString(FOLDER
                .resolve("kubernetes.yaml")))) {
            Map<String, Object> one = map(document);
            assertEquals(null, KINDS.put((String) one.get("kind"), one));
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Object value) {
        return (List<Object>) value;
    }

    private static Object at(Object value, String... path) {
        Object found = value;
        for (String step : path) {
            found = map(found).get(step);
        }
        return found;
    }

    private static Map<String, Object> pod() {
        return map(at(KINDS.get("Deployment"), "spec", "template", "spec"));
    }

    private static Map<String, Object> container() {
        List<Object> containers = list(pod().get("containers"));
        assertEquals(1, containers.size());
        return map(containers.get(0));
    }

    private static List<String> arguments() {
        return list(container().get("args")).stream().map(String.class::cast).toList();
    }

    private static String option(String name) {
        return arguments().get(arguments().indexOf(name) + 1);
    }

    /** What the container file says after a word at the beginning of a line, the last time. */
    private static String said(String word) {
        Matcher line = Pattern.compile("(?m)^" + word + " (.*)$").matcher(containerFile);
        String found = "";
        while (line.find()) {
            found = line.group(1);
        }
        return found;
    }

    // Fields

    @Test
    void everyFieldIsOneOfKubernetes() {
        assertEquals(VERSIONS.keySet(), KINDS.keySet());
        KINDS.forEach((kind, document) -> {
            assertEquals(VERSIONS.get(kind), document.get("apiVersion"));
            assertEquals(Set.of("apiVersion", "kind", "metadata", "spec"), document.keySet());
            known(kind, "metadata", document.get("metadata"));
            known(kind, "spec", document.get("spec"));
        });
    }

    private static void known(String kind, String path, Object value) {
        if (value instanceof List<?> many) {
            many.forEach(one -> known(kind, path, one));
            return;
        } else if (!(value instanceof Map)) {
            return;
        }
        String name = path.substring(path.lastIndexOf('.') + 1);
        if (name.matches(STRINGS) && !FIELDS.containsKey(kind + '.' + name)) {
            map(value).values().forEach(one -> assertTrue(one instanceof String, path + ": " + one));
            return;
        }
        List<String> names = new ArrayList<>(List.of(kind + '.' + name, name.endsWith("Probe") ? "probe" : name));
        for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
            names.add(0, path.substring(dot + 1));
        }
        Set<String> fields = names.stream().filter(FIELDS::containsKey).findFirst().map(FIELDS::get)
                .orElseThrow(() -> new AssertionError("no fields are known of " + names));
        Set<String> others = new TreeSet<>(map(value).keySet());
        others.removeAll(fields);
        assertEquals(Set.of(), others, kind + ' ' + path);
        map(value).forEach((field, part) -> known(kind, path + '.' + field, part));
    }

    // The image

    @Test
    void theUserTheVolumeAndThePortAreThoseOfTheImage() {
        Map<String, Object> user = map(pod().get("securityContext"));
        assertEquals(said("USER"), user.get("runAsUser") + ":" + user.get("runAsGroup"));
        assertEquals(user.get("runAsGroup"), user.get("fsGroup"));
        assertEquals(true, user.get("runAsNonRoot"));
        List<String> mounts = list(container().get("volumeMounts")).stream().map(mount -> (String) map(mount)
                .get("mountPath")).toList();
        assertEquals(List.of(said("VOLUME"), said("WORKDIR")), mounts);
        assertEquals(list(container().get("volumeMounts")).stream().map(mount -> map(mount).get("name")).toList(),
                list(pod().get("volumes")).stream().map(volume -> map(volume).get("name")).toList());
        assertTrue(option("--cache").startsWith(said("VOLUME") + "/"));
        Map<String, Object> port = map(list(container().get("ports")).get(0));
        assertEquals(said("EXPOSE"), String.valueOf(port.get("containerPort")));
        assertEquals(option("--port"), String.valueOf(port.get("containerPort")));
        assertEquals("0.0.0.0", option("--host"));
        assertEquals(port.get("name"), map(list(at(KINDS.get("Service"), "spec", "ports")).get(0)).get("targetPort"));
        assertEquals(port.get("name"), map(list(map(list(at(KINDS.get("NetworkPolicy"), "spec", "ingress")).get(0))
                .get("ports")).get(0)).get("port"));
        assertTrue(((String) container().get("image")).matches("[^@]+@sha256:[0-9a-f]{64}"));
    }

    @Test
    void thereIsMemoryForTheHeapAndWhatJavaNeedsBesides() {
        Matcher heap = Pattern.compile("-Xmx(\\d+)m").matcher(said("ENTRYPOINT"));
        assertTrue(heap.find());
        String limit = (String) at(container(), "resources", "limits", "memory");
        assertTrue(limit.matches("\\d+Gi"), limit);
        assertTrue(Integer.parseInt(limit.substring(0, limit.length() - 2)) * 1024 >= 2 * Integer.parseInt(heap
                .group(1)));
        assertEquals(limit, at(container(), "resources", "requests", "memory"));
    }

    // The program

    @Test
    void theCommandLineIsOneOfTheProgram() {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        CommandLine.ParseResult parsed = Egnatia.commandLine(nowhere, nowhere).parseArgs(arguments()
                .toArray(String[]::new));
        assertEquals("serve", parsed.subcommand().commandSpec().name());
    }

    @Test
    void theProbesAskForWhatTheProgramAnswers() throws IOException {
        try (TestServer server = TestServer.of(SmallWorkspace.in(folder).release())) {
            for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
                String path = (String) at(container(), probe, "httpGet", "path");
                assertEquals(probe.equals("livenessProbe") ? "/health" : "/ready", path);
                assertEquals(200, server.get(path.substring(1)).statusCode());
                assertEquals(map(list(container().get("ports")).get(0)).get("name"), at(container(), probe, "httpGet",
                        "port"));
            }
        }
    }

    /** It says that it stops for longer than the readiness probe takes to hear it, and is given the time to end. */
    @Test
    void whatHasBegunMayEnd() {
        int drain = Integer.parseInt(option("--drain"));
        int stop = Integer.parseInt(option("--stop-within"));
        assertTrue((int) pod().get("terminationGracePeriodSeconds") > drain + stop);
        assertTrue(drain > (int) at(container(), "readinessProbe", "periodSeconds")
                * (int) at(container(), "readinessProbe", "failureThreshold"));
    }

    // Labels

    @Test
    void everySelectorFindsThePods() {
        Map<String, Object> labels = map(at(KINDS.get("Deployment"), "spec", "template", "metadata", "labels"));
        assertEquals(labels, at(KINDS.get("Deployment"), "spec", "selector", "matchLabels"));
        assertEquals(labels, at(KINDS.get("Service"), "spec", "selector"));
        for (Object selector : List.of(at(KINDS.get("PodDisruptionBudget"), "spec", "selector", "matchLabels"),
                at(KINDS.get("NetworkPolicy"), "spec", "podSelector", "matchLabels"))) {
            assertTrue(labels.entrySet().containsAll(map(selector).entrySet()), selector.toString());
        }
    }
}
