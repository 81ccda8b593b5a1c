package org.w3id.egnatia.spark;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;
import org.w3id.egnatia.load.Workspace;
import org.w3id.egnatia.query.QueryLibrary;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import scala.Tuple2;

/** The command for bulk work, which {@code src/spark/bulk.sh} starts. */
@Command(name = "bulk", description = "Work on N-Quads that do not fit one machine, by Spark.")
public final class Bulk {

    private static final int CLEAN = 0;
    private static final int FOUND = 1;
    private static final int UNREADABLE = 3;

    /** That of Hadoop does not take what Jena asks of it. */
    private static final String XML_READER = "com.sun.xml.internal.stream.XMLInputFactoryImpl";

    @Option(names = "--master", description = "where Spark runs, such as spark://HOST:7077; without it, here",
            defaultValue = "local[*]", scope = CommandLine.ScopeType.INHERIT)
    private String master;

    @Option(names = "--pieces", description = "how many pieces the work is cut into (100,000 quads each are good)",
            defaultValue = "16", scope = CommandLine.ScopeType.INHERIT)
    private int pieces;

    @Option(names = "--conf", description = "settings of Spark, as NAME=VALUE",
            scope = CommandLine.ScopeType.INHERIT)
    private Map<String, String> settings = new LinkedHashMap<>();

    private final PrintWriter out = new PrintWriter(System.out, true);

    private Bulk() {
    }

    /** Does what the arguments say, and ends with 0, with 1 for findings, 2 for usage, 3 for what cannot be read. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Bulk()).setExecutionExceptionHandler((e, command, result) -> {
            command.getErr().println(sentence(e));
            return UNREADABLE;
        }).execute(args));
    }

    /** What a worker said, without where Spark was when it heard it. */
    private static String sentence(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BulkException) {
                return cause.getMessage();
            }
        }
        String message = String.valueOf(e.getMessage());
        int ours = message.indexOf(BulkException.class.getName() + ": ");
        return ours < 0 ? message.lines().findFirst().orElse(e.getClass().getSimpleName())
                : message.substring(ours + BulkException.class.getName().length() + 2).lines().findFirst().orElse("");
    }

    private int with(ToIntFunction<JavaSparkContext> work) {
        if (pieces < 1) {
            throw new BulkException("--pieces " + pieces + ": give at least 1");
        }
        SparkConf conf = new SparkConf().setAppName("egnatia bulk").setMaster(master)
                .set("spark.ui.enabled", "false")
                .set("spark.executor.extraJavaOptions", "-Djavax.xml.stream.XMLInputFactory=" + XML_READER);
        settings.forEach(conf::set);
        try (JavaSparkContext spark = new JavaSparkContext(conf)) {
            return work.applyAsInt(spark);
        }
    }

    @Command(name = "check", description = "Holds the rules; findings as check writes them, with graphs for files.")
    int check(@Parameters(paramLabel = "FILE") String path,
                      @Option(names = "--root", description = "folder with the rules; without it, those shipped")
                      Path root) {
        BulkRules rules = BulkRules.of(workspace(root));
        return with(spark -> {
            boolean errors = false;
            long count = 0;
            for (Iterator<BulkFinding> each = BulkCheck.findings(spark, path, rules, pieces); each.hasNext();) {
                BulkFinding finding = each.next();
                out.println(finding);
                errors |= finding.severity().equals("error");
                count++;
            }
            out.println(count + " findings; not held: " + String.join(", ", BulkRules.NOT_IN_PIECES)
                    + ", and what is told of files and saved questions");
            return errors ? FOUND : CLEAN;
        });
    }

    @Command(name = "derive", description = "Derives what can be told of each thing from what it leads to.")
    int derive(@Parameters(paramLabel = "FILE") String path, @Parameters(paramLabel = "FOLDER") Path folder,
                       @Option(names = "--root", description = "folder with the rules; without it, those shipped")
                       Path root) {
        List<PieceDerivation.PieceRule> rules = PieceDerivation.rules(QueryLibrary.of(workspace(root)));
        refuseIfThere(folder);
        return with(spark -> {
            LineSets.parts(BulkCheck.derived(spark, path, rules, pieces), pieces).saveAsTextFile(folder.toString());
            return CLEAN;
        });
    }

    private static Workspace workspace(Path root) {
        return root == null ? Workspace.shipped() : Workspace.at(root);
    }

    private static void refuseIfThere(Path folder) {
        if (Files.exists(folder)) {
            throw new BulkException(folder + ": is there already; give a folder that is not");
        }
    }

    @Command(name = "digest", description = "Digest of the different quads, whatever their order.")
    int digest(@Parameters(paramLabel = "FILE") String path,
                       @Option(names = "--sorted", description = "the digest of a release as well, which sorts all")
                       boolean isSorted) {
        return with(spark -> {
            JavaRDD<String> quads = QuadFiles.quads(spark, path, pieces);
            OrderFreeDigest digest = LineSets.digest(quads, pieces);
            out.println(digest.lines() + " quads, sum of SHA-256 " + digest.hex());
            if (isSorted) {
                out.println("SHA-256 of all in order " + LineSets.sortedDigest(quads, pieces));
            }
            return CLEAN;
        });
    }

    @Command(name = "diff", description = "What changed from one file to another, as RDF Patch.")
    int diff(@Parameters(paramLabel = "OLD") String older, @Parameters(paramLabel = "NEW") String newer) {
        return with(spark -> {
            JavaRDD<String> changes = LineSets.differences(QuadFiles.quads(spark, older, pieces),
                    QuadFiles.quads(spark, newer, pieces), pieces);
            Iterator<String> sorted = changes.mapToPair(row -> new Tuple2<>(row.substring(2), row)).sortByKey()
                    .values().toLocalIterator();
            out.println("TX .");
            boolean differ = sorted.hasNext();
            sorted.forEachRemaining(out::println);
            out.println("TC .");
            return differ ? FOUND : CLEAN;
        });
    }

    @Command(name = "partition", description = "Cuts a file into parts, each thing whole in one, with their digests.")
    int partition(@Parameters(paramLabel = "FILE") String path, @Parameters(paramLabel = "FOLDER") Path folder,
                          @Option(names = "--parts", description = "how many", defaultValue = "8") int parts) {
        refuseIfThere(folder);
        return with(spark -> {
            JavaRDD<String> laid = LineSets.parts(QuadFiles.quads(spark, path, pieces), parts)
                    .persist(StorageLevel.DISK_ONLY());
            laid.saveAsTextFile(folder.toString());
            List<Tuple2<Integer, OrderFreeDigest>> digests = laid.mapPartitionsWithIndex((part, lines) -> {
                OrderFreeDigest digest = OrderFreeDigest.empty();
                while (lines.hasNext()) {
                    digest = digest.with(lines.next());
                }
                return List.of(new Tuple2<>(part, digest)).iterator();
            }, true).collect();
            OrderFreeDigest whole = OrderFreeDigest.empty();
            for (Tuple2<Integer, OrderFreeDigest> one : digests) {
                out.printf("part-%05d\t%d\t%s%n", one._1(), one._2().lines(), one._2().hex());
                whole = whole.with(one._2());
            }
            out.printf("all\t%d\t%s%n", whole.lines(), whole.hex());
            return CLEAN;
        });
    }
}
