import Foundation
import Testing

/// What `--output` does to what is there.
@Suite("Files that papers are written to")
struct PaperFileTests {
  private let words = "\"$PATROL\" handover print --campus NH"

  @Test(
    "a file that cannot be written whole keeps what it had",
    arguments: ["text", "html", "markdown"])
  func full(form: String) throws {
    try Confinement.require()
    let office = try Office.simulated()
    let outcome = try office.shell(
      Confinement.script(
        """
        mkdir disk; mount -t tmpfs -o size=64k tmpfs disk
        echo old >disk/sheet; head -c 1m /dev/zero >disk/fill 2>/dev/null
        \(words) --format \(form) --output disk/sheet; echo "status $?"
        cat disk/sheet; ls -A disk
        """))
    #expect(
      outcome.lines == ["status 74", "old", "fill", "sheet"],
      "\(outcome.output) \(outcome.complaint)")
  }

  @Test("its mode is kept, a link leads where it led, and a link to nothing makes what it names")
  func kept() throws {
    let office = try Office.simulated()
    let outcome = try office.shell(
      """
      cd "$HOME"; umask 022
      echo old >real; chmod 600 real; ln -s real link; ln -s made dangling
      \(words) --output link && \(words) --output dangling && \(words) --output new
      stat -c '%a %F' real link made dangling new
      """)
    #expect(
      outcome.output.split(separator: "\n") == [
        "600 regular file", "777 symbolic link", "644 regular file", "777 symbolic link",
        "644 regular file",
      ], "\(outcome.output) \(outcome.complaint)")
    let text = try String(contentsOfFile: office.path("real"), encoding: .utf8)
    #expect(text.contains("Shift handover sheet"))
  }

  @Test("a hyphen is standard output, and a pipe without a reader is told at once")
  func streams() throws {
    let office = try Office.simulated()
    let plain = try office.shell(words)
    let hyphen = try office.shell("\(words) --output -")
    #expect(hyphen.status == 0 && hyphen.output.hasPrefix(plain.output.prefix(40)))
    #expect(!FileManager.default.fileExists(atPath: office.path("-")))
    let pipe = try office.shell("cd \"$HOME\"; mkfifo pipe; \(words) --output pipe")
    #expect(pipe.status == 73 && pipe.complaint.contains("nobody reads from pipe"))
    let read = try office.shell(
      "cd \"$HOME\"; cat pipe >copy & \(words) --output \"$HOME/pipe\"; wait")
    #expect(read.status == 0)
  }
}
