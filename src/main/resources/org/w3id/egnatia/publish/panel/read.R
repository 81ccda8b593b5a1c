# Reads the tables of the panel in the folder of this script, or in the working folder. R 4.0 or later, no packages.
#   source("read.R"); long <- read_panel("panel-long")
read_panel <- function(name, folder = ".") {
  text <- c("iso3c", "iso2c", "eurostat", "wb", "cow", "gw", "polity5", "vdem", "un", "unhcr", "imf", "entity", "code",
            "edition", "release", "chapter_name")
  file <- file.path(folder, paste0(name, ".csv"))
  header <- names(utils::read.csv(file, nrows = 1, check.names = FALSE, encoding = "UTF-8"))
  classes <- ifelse(header %in% text, "character", NA)
  table <- utils::read.csv(file, colClasses = classes, na.strings = "", encoding = "UTF-8", fileEncoding = "UTF-8",
                           check.names = FALSE, stringsAsFactors = FALSE)
  for (day in intersect(c("date", "period_start", "period_end", "since"), header)) {
    table[[day]] <- as.Date(table[[day]])
  }
  table
}
