import Foundation
import Testing

/// Programs of the system that hang, crash, babble or stop half way, and what is told of each.
@Suite("Programs of the system that fail")
struct OutsideProgramTests {
  private func office(_ name: String, _ script: String) throws -> Office {
    let office = try Office.simulated()
    try tool(name, in: office, script)
    return office
  }

  private func tool(_ name: String, in office: Office, _ script: String) throws {
    let path = try office.file("tools/\(name)", "#!/bin/sh\nPATH=/usr/bin:/bin\n\(script)\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
  }

  private func pdf(_ office: Office, _ environment: [String: String] = [:]) throws -> Outcome {
    try office.launch(
      ["handover", "print", "--campus", "NH", "--format", "pdf", "--output", "a.pdf"],
      environment: ["PATH": office.path("tools")].merging(environment) { $1 })
  }

  @Test(
    "each failure of weasyprint says its own, and nothing is written",
    arguments: [
      ("cat >/dev/null; kill -KILL $$", "ended by signal 9"),
      ("exec yes", "printed more than 200000 kB"),
      ("cat >/dev/null; yes >&2", "printed more than 65 kB"),
      ("cat >/dev/null; printf '%%PDF-1.7 half'", "before the PDF was whole"),
      ("printf '%%PDF-1.7\\n%%%%EOF'", "before the PDF was whole"),
      ("cat >/dev/null; echo 'no cairo' >&2; exit 3", "no cairo"),
    ])
  func failures(script: String, said: String) throws {
    let office = try office("weasyprint", script)
    let outcome = try pdf(office)
    #expect(outcome.status == 74 && outcome.complaint.contains(said), "\(outcome.complaint)")
    #expect(!FileManager.default.fileExists(atPath: office.path("a.pdf")))
  }

  @Test("a program that cannot be started, and a folder that takes no work of it, are named")
  func starting() throws {
    let office = try Office.simulated()
    let path = try office.file("tools/weasyprint", "#!/nonexistent/interpreter\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    let broken = try pdf(office)
    #expect(broken.status == 69 && broken.complaint.contains("could not be started"))
    try tool("weasyprint", in: office, "cat >/dev/null")
    let full = try pdf(office, ["TMPDIR": "/nonexistent"])
    #expect(full.status == 74 && full.complaint.contains("set TMPDIR"), "\(full.complaint)")
  }

  @Test("weasyprint is given neither a folder to read from nor a way into a network")
  func offline() throws {
    let office = try office(
      "weasyprint",
      "echo \"$@\" \"$http_proxy\" \"$https_proxy\" >\"$HOME/words\"; cat >/dev/null; printf '%%PDF-%%%%EOF'"
    )
    #expect(try pdf(office, ["http_proxy": "http://proxy"]).status == 0)
    let words = try String(contentsOfFile: office.path("words"), encoding: .utf8)
    #expect(
      words == "--quiet --base-url file:///dev/null/ - - http://127.0.0.1:9 http://127.0.0.1:9\n")
  }

  @Test("a printer whose lp ends without having read the paper has not got it")
  func unread() throws {
    let office = try office("lp", "echo 'request id is office-12 (0 file(s))'")
    let words = ["handover", "print", "--campus", "NH", "--format", "text", "--printer", "office"]
    let outcome = try office.launch(words, environment: ["PATH": office.path("tools")])
    #expect(outcome.status == 74 && outcome.output.isEmpty)
    #expect(outcome.complaint.contains("lp ended before it had read"), "\(outcome.complaint)")
  }

  @Test("whoever stops patrol stops what it started", arguments: ["TERM", "HUP", "INT"])
  func stopped(signal: String) throws {
    let office = try office(
      "weasyprint",
      "sleep 300 & echo $$ $! >\"$HOME/pids.new\"; mv \"$HOME/pids.new\" \"$HOME/pids\"; wait")
    // The one is started from a shell that lets it be interrupted, as a terminal's does.
    let outcome = try office.shell(
      """
      set -m
      PATH="\(office.path("tools")):$PATH" "$PATROL" handover print --campus NH --format pdf \\
        --output a.pdf &
      one=$!
      for _ in $(seq 600); do [ -e "$HOME/pids" ] && break; sleep 0.1; done
      read leader child <"$HOME/pids"
      kill -\(signal) $one
      wait $one
      echo "status $?"
      # What is dead and waits to be fetched by the first process is gone.
      lives() { grep -qs '^State:.[^ZX]' "/proc/$1/status"; }
      for _ in $(seq 50); do lives $leader || lives $child || break; sleep 0.1; done
      lives $leader || lives $child || echo gone
      """)
    let number = ["TERM": 143, "HUP": 129, "INT": 130][signal] ?? 0
    #expect(outcome.output.contains("status \(number)\n"), "\(outcome.output) \(outcome.complaint)")
    #expect(outcome.output.hasSuffix("gone\n"), "\(outcome.output)")
  }
}
