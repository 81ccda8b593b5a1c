package org.w3id.egnatia.spark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A standalone cluster on the loopback address: a master and two workers, each a process, of Spark's own classes. */
final class SparkCluster implements AutoCloseable {

    private static final Path HOME = Path.of("target/spark/home").toAbsolutePath();
    private static final String HOST = "127.0.0.1";
    private static final int MINUTES = 9;

    private final Path folder;
    private final int port;
    private final List<Process> processes = new ArrayList<>();
    private final List<Process> workers = new ArrayList<>();

    private SparkCluster(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** Starts it, and waits until both workers are known to the master. */
    static SparkCluster in(Path folder) throws IOException, InterruptedException {
        SparkCluster cluster = new SparkCluster(folder, freePort());
        cluster.start("master", "org.apache.spark.deploy.master.Master", "--host", HOST, "--port",
                String.valueOf(cluster.port), "--webui-port", "0");
        await(() -> cluster.log("master").contains("Starting Spark master"), "the master");
        for (String name : List.of("one", "two")) {
            cluster.workers.add(cluster.start(name, "org.apache.spark.deploy.worker.Worker", "--host", HOST, "--cores",
                    "1", "--memory", "1g", "--webui-port", "0", "--work-dir", folder.resolve(name).toString(),
                    cluster.url()));
        }
        await(() -> cluster.log("master").split("Registering worker", -1).length > 2, "two workers");
        return cluster;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        }
    }

    private String url() {
        return "spark://" + HOST + ':' + port;
    }

    private Process start(String name, String main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "--add-opens=java.base/java.lang=ALL-UNNAMED", "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED", "-Dorg.slf4j.simpleLogger.defaultLogLevel=info",
                // A worker that says nothing for ten seconds is lost.
                "-Dspark.worker.timeout=10", "-cp", HOME + "/jars/*", main));
        Collections.addAll(command, arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile());
        builder.environment().put("SPARK_HOME", HOME.toString());
        // It would look for it in the folders of a build.
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", HOST);
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    /**
     * What a command ended with.
     *
     * @param code the exit code
     * @param out  the lines of its output
     * @param log  what Spark wrote beside it
     */
    record Ended(int code, List<String> out, String log) {
    }

    /** Starts {@code src/spark/bulk.sh} on the cluster. */
    Process begin(String name, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("src/spark/bulk.sh"));
        Collections.addAll(command, arguments);
        Collections.addAll(command, "--master", url(), "--conf", "spark.executor.memory=900m", "--conf",
                "spark.driver.host=" + HOST, "--conf", "spark.driver.bindAddress=" + HOST);
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(folder.resolve(name + ".out").toFile())
                .redirectError(folder.resolve(name + ".log").toFile());
        builder.environment().put("BULK_LOG", "info");
        builder.environment().put("SPARK_LOCAL_IP", HOST);
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    /** Waits for a command to end. */
    Ended end(String name, Process process) throws IOException, InterruptedException {
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            throw new AssertionError(name + " does not end: " + log(name));
        }
        return new Ended(process.exitValue(), Files.readAllLines(folder.resolve(name + ".out")), log(name));
    }

    /** Starts a command and waits for it to end. */
    Ended run(String name, String... arguments) throws IOException, InterruptedException {
        return end(name, begin(name, arguments));
    }

    /** What a process has written so far. */
    String log(String name) {
        try {
            return Files.readString(folder.resolve(name + ".log"));
        } catch (IOException e) {
            return "";
        }
    }

    /** Kills the second worker and what it started, as if its machine lost power. */
    void killWorker() {
        Process worker = workers.get(1);
        List<ProcessHandle> executors = worker.descendants().toList();
        worker.destroyForcibly();
        executors.forEach(ProcessHandle::destroyForcibly);
    }

    static void await(BooleanSupplier condition, String what) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain for " + what);
            }
            Thread.sleep(100);
        }
    }

    @Override
    public void close() {
        for (Process process : processes) {
            List<ProcessHandle> started = process.descendants().toList();
            process.destroyForcibly();
            started.forEach(ProcessHandle::destroyForcibly);
        }
    }
}
