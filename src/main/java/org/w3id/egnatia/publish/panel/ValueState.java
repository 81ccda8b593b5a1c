package org.w3id.egnatia.publish.panel;

/** Why a cell of the panel has a value or none. */
enum ValueState {
    OBSERVED("observed", "The source gives the value."),
    MASKED("masked", "The source withholds a small count, so that nobody can be recognised."),
    EXPLICITLY_NONE("explicitly none", "A source says that there is none."),
    NOT_COVERED("not covered", "The publication has no entry for the partner."),
    NOT_GRADED("not graded", "The report of the year gives no grade for the area."),
    NOT_RESEARCHED("not researched", "Nobody has looked; this says nothing about the matter.");

    private final String label;
    private final String meaning;

    ValueState(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    /** What stands in the column {@code state}. */
    String label() {
        return label;
    }

    /** What it says, in English. */
    String meaning() {
        return meaning;
    }
}
