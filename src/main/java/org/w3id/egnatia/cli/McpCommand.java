package org.w3id.egnatia.cli;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.w3id.egnatia.mcp.McpService;
import org.w3id.egnatia.mcp.Tools;
import org.w3id.egnatia.page.Links;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.vocab.Namespaces;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code mcp}: tools for assistants over standard input and output. */
@Command(name = "mcp", mixinStandardHelpOptions = true,
        description = "Offers the data to assistants by the Model Context Protocol over standard input and output: "
                + "find, describe, schema, list_questions, ask and query.")
final class McpCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;
    @Mixin
    private RootOption root;
    @Mixin
    private CacheOption cache;

    @Override
    public Integer call() throws InterruptedException {
        Optional<Release> release = Releases.of(root, cache, spec.commandLine().getErr());
        if (release.isEmpty()) {
            return ExitCode.FINDINGS;
        }
        // Nobody serves pages here: links are the IRIs themselves.
        Site site = new Site(release.get(), new Links(URI.create(Namespaces.BASE)));
        McpService.serve(new Tools(site), release.get().version(), System.in, System.out);
        return ExitCode.OK;
    }
}
