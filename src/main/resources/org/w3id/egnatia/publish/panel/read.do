* Reads the tables of the panel in the working folder and keeps each as a Stata file. Stata 14 or later.
*   cd "folder of the panel"
*   do read.do
version 14
local text entity iso3c iso2c eurostat wb cow gw polity5 vdem un unhcr imf
foreach name in panel-long panel-wide dyads chapters events crosswalk codebook coverage {
    capture confirm file "`name'.csv"
    if _rc == 0 {
        import delimited using "`name'.csv", clear varnames(1) case(preserve) encoding("utf-8") bindquotes(strict) maxquotedrows(unlimited) stringcols(_all)
        foreach variable of varlist _all {
            local keep : list variable in text
            if !`keep' & "`variable'" != "edition" & "`variable'" != "release" & "`variable'" != "code" {
                quietly destring `variable', replace
            }
        }
        foreach day in date period_start period_end since {
            capture confirm string variable `day'
            if _rc == 0 {
                generate double `day'_d = date(`day', "YMD")
                format `day'_d %td
                drop `day'
                rename `day'_d `day'
            }
        }
        local file = subinstr("`name'", "-", "_", .)
        save "`file'.dta", replace
    }
}
