package org.w3id.egnatia.page.ask;

import java.util.List;

/**
 * A way to have an answer in a program.
 *
 * @param language of the program
 * @param code     that prints the rows, with nothing that the language does not bring along
 */
public record Snippet(String language, String code) {

    /**
     * In five languages.
     *
     * @param csv  address of the answer as CSV
     * @param json address of it as SPARQL results in JSON
     * @param file name of a file to keep it in, without an ending
     */
    static List<Snippet> of(String csv, String json, String file) {
        return List.of(new Snippet("curl", "curl --output " + file + ".csv '" + csv + "'"),
                new Snippet("Python", "import csv, io, urllib.request\n\nwith urllib.request.urlopen(\"" + csv
                + "\") as answer:\n    for row in csv.DictReader(io.TextIOWrapper(answer, encoding=\"utf-8\")):\n"
                + "        print(row)"),
                new Snippet("R", "answer <- read.csv(\"" + csv + "\")\nprint(answer)"),
                new Snippet("Java", "import java.net.URI;\nimport java.net.http.HttpClient;\n"
                + "import java.net.http.HttpRequest;\nimport java.net.http.HttpResponse.BodyHandlers;\n\n"
                + "class Answer {\n    public static void main(String[] args) throws Exception {\n"
                + "        var request = HttpRequest.newBuilder(URI.create(\"" + csv + "\")).build();\n"
                + "        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());\n"
                + "        System.out.println(answer.body());\n    }\n}"),
                new Snippet("JavaScript", "const answer = await fetch(\"" + json
                + "\").then((response) => response.json());\n"
                + "console.table(answer.results.bindings.map((row) =>\n"
                + "  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value.value]))));"));
    }
}
