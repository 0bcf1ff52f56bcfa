import Foundation
import Testing

@testable import patrol

@Suite("The gate for people without an account")
struct GateTests {
  private func ask(_ office: Office, _ line: String, input: String? = nil) throws -> Outcome {
    try office.run("gate", input: input, environment: ["SSH_ORIGINAL_COMMAND": line])
  }

  @Test("what ssh was asked to do is done as words of the program, and no sign of them is run")
  func words() throws {
    let office = try Office.simulated()
    let logged = try ask(
      office, #"order log --place NH/TSG/201 --category lighting "a $(touch x); b | c" `touch y`"#)
    #expect(logged.status == 64, "two texts: \(logged)")
    let quoted = try ask(
      office, #"patrol order log --place NH/TSG/201 --category lighting 'a $(touch x); "b"' --json"#
    )
    #expect(quoted.status == 0, "\(quoted.complaint)")
    let list = try ask(office, "order list --json")
    #expect(list.output.contains(#"a $(touch x); \"b\""#), "\(list)")
    for name in ["x", "y"] {
      #expect(!FileManager.default.fileExists(atPath: office.path(name)))
    }
    let help = try ask(office, "order list --help")
    #expect(help.status == 0 && help.output.contains("--filter"))
    #expect(try ask(office, "order list 'open").status == 64)
    #expect(try ask(office, "/usr/lib/openssh/sftp-server").status == 64)
    // A desk needs a terminal.
    #expect(try ask(office, "").status == 64)
  }

  @Test("no file of the machine is named there, whatever command names it")
  func files() throws {
    let office = try Office.simulated()
    try office.file("map.toml", "[file]\nformat = \"csv\"\n")
    try office.file("secret", "secret\n")
    let other = try Office.simulated()
    #expect(try office.run("round", "start", "NH-R1").status == 0)
    let refused = [
      "--database \(other.database) order list", "order list --database=\(other.database)",
      "order list --config config", "init --simulated", "demo --no-open", "backup copy.db",
      "restore secret --yes", "gate", "report backlog --output paper.txt",
      "report month --format pdf --output paper.pdf", "import orders secret --map map.toml",
      "config check config", "config apply config --yes", "config try config",
      "round bring secret", "round take round.json --route NH-R1",
      "due --calendar 24x7 --batch secret",
      "round check 1 x fail --photo secret",
    ]
    for line in refused {
      let outcome = try ask(office, line)
      #expect(outcome.status == 77, "\(line): \(outcome)")
      #expect(outcome.complaint.contains("not named here"), "\(line): \(outcome)")
      #expect(outcome.output == "")
    }
    #expect(try ask(office, "due --calendar secret --from 2026-11-27 --target 1h").status == 66)
    // Each run leaves the three files of its own streams.
    let after = try FileManager.default.contentsOfDirectory(atPath: office.home.path).filter {
      !["in-", "out", "err"].contains(String($0.prefix(3)))
    }
    #expect(Set(after).isSubset(of: ["data", "config", "state", "map.toml", "secret"]))
    // What comes and goes on the streams is nobody's file.
    #expect(try ask(office, "report backlog --output -").status == 0)
    let batch = try ask(
      office, "due --calendar 24x7 --batch -",
      input: #"{"from":"2026-11-27T09:00:00+08:00","target":"1h"}"# + "\n")
    #expect(batch.status == 0, "\(batch)")
  }

  @Test("what is done to the file and not in it is not done through the gate")
  func rebuild() throws {
    let office = try Office.simulated()
    let refused = try ask(office, "doctor --rebuild --yes")
    #expect(refused.status == 77 && refused.output == "", "\(refused)")
    #expect(refused.complaint.contains("its own account"), "\(refused)")
    #expect(try ask(office, "doctor --chain").status == 0)
    #expect(try office.run("doctor", "--rebuild", "--yes").status == 0)
  }

  @Test("what stands behind the command in sshd's file holds for all who come through it")
  func own() throws {
    let office = try Office.simulated()
    let outcome = try office.run(
      "gate", "--language", "zh-Hans", "--database", office.database,
      environment: ["SSH_ORIGINAL_COMMAND": "staff list", "XDG_DATA_HOME": office.path("none")])
    #expect(outcome.status == 0 && outcome.output.contains("张伟"), "\(outcome)")
    let absent = try office.run(
      "gate", environment: ["SSH_ORIGINAL_COMMAND": "nonsense --language zh-Hans"])
    #expect(absent.status == 64 && absent.complaint.contains("没有"), "\(absent)")
  }

  @Test("blanks part words; quotes and backslashes keep what is between them or behind")
  func split() throws {
    let words = try ShellWords(#"  a 'b c'"d \"e\" \f"\ g '' $HOME * ;x|y  "#).words
    #expect(words == ["a", #"b cd "e" \f g"#, "", "$HOME", "*", ";x|y"])
    for open in ["'a", "a \"b", "a\\", "\"a\\\""] {
      #expect(throws: Failure.self) { try ShellWords(open) }
    }
  }
}
