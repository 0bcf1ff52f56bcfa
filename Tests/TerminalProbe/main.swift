import CursesTerminal
@preconcurrency import Glibc
import Screen

// A small program on the terminal for the tests to look at from outside. It writes what happens to
// it, a line each, to the file that PROBE_REPORT names.

let arguments = CommandLine.arguments
let mode = arguments.count > 1 ? arguments[1] : "echo"
let report = Report(path: getenv("PROBE_REPORT").map { String(cString: $0) })

if mode == "width" {
  report.add("width \(AmbiguousWidth.probe(timeoutMilliseconds: 5_000).rawValue)")
}
let few = Theme.Table(colors: 8, appearances: late(1))
let many = Theme.Table(colors: 256, appearances: late(203), raised: 235)
let name = Theme.automaticName { getenv($0).map { String(cString: $0) } }
func late(_ color: Int) -> [Appearance] {
  Ink.allCases.map { Appearance(foreground: $0 == .late ? color : nil) }
}
do {
  let options = TerminalOptions(
    logPath: getenv("PROBE_LOG").map { String(cString: $0) },
    crashNotice: "probe: stopped by a fault",
    theme: Theme(tables: name == "mono" ? [] : [few, many]), pasteLimit: 300_000,
    mouse: mode == "mouse")
  let terminal = try CursesTerminal(options)
  Probe(terminal: terminal, report: report).run(mode)
} catch {
  report.add("error \(error)")
  fputs("probe: \(error)\n", stderr)
  exit(69)
}
