import Foundation
import Glibc
import Testing

/// One service account behind sshd's ForceCommand, for real: an sshd of its own on the loopback, whose people
/// sign in with number and passphrase.
@Suite("Behind sshd", .serialized)
struct SSHTests {
  /// An office behind sshd in which no. 1 and no. 1007 have passphrases.
  private final class House {
    let machine: Machine
    private let server = Process()
    private let port: UInt16

    init(_ machine: Machine) throws {
      self.machine = machine
      port = try Self.freePort()
      let made = try machine.run(
        as: Machine.office,
        """
        mkdir -p .config/patrol && printf '[sign_in]\\naccounts = ["patrol"]\\n' >.config/patrol/signin.toml
        printf 'correct horse\\n' | $P init
        """, environment: ["P": Machine.program])
      #expect(made.status == 0, "\(made)")
      for name in ["ssh", "run"] {
        try FileManager.default.createDirectory(
          atPath: machine.path("mnt/\(name)"), withIntermediateDirectories: true)
      }
      for key in ["host", "person"] {
        try Process.finish(
          "/usr/bin/ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f",
          machine.path("mnt/ssh/\(key)"))
      }
      try FileManager.default.copyItem(
        atPath: machine.path("mnt/ssh/person.pub"), toPath: machine.path("etc/ssh/patrol_keys"))
      try Process.finish("/bin/chmod", "644", machine.path("etc/ssh/patrol_keys"))
      try machine.write(try configuration(), to: "mnt/ssh/sshd_config")
      try serve()
    }

    deinit {
      if server.isRunning { server.terminate() }
    }

    /// The lines that Operations.md tells people to write, on a port and with a key of its own.
    private func configuration() throws -> String {
      """
      Port \(port)
      ListenAddress 127.0.0.1
      HostKey /mnt/ssh/host
      PidFile none
      UsePAM no
      PasswordAuthentication no
      KbdInteractiveAuthentication no
      \(try Self.told)
      """
    }

    private static var told: String {
      get throws {
        let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
          .appendingPathComponent("../../Sources/patrol/patrol.docc/Operations.md")
        let text = try String(contentsOf: page, encoding: .utf8)
        let start = try #require(text.range(of: "```sshd\n"))
        let lines = text[start.upperBound...]
        let end = try #require(lines.range(of: "```"))
        return lines[..<end.lowerBound].replacingOccurrences(
          of: "/usr/local/bin/patrol gate", with: "\(Machine.program) gate --language en")
      }
    }

    /// Ends by itself after three minutes, should nobody end it.
    private func serve() throws {
      let words = machine.entering([
        "/bin/sh", "-c",
        "mount -t tmpfs tmpfs /run && mkdir -m 755 /run/sshd && exec timeout 180 /usr/sbin/sshd -D -e -f /mnt/ssh/sshd_config",
      ])
      server.executableURL = URL(fileURLWithPath: words[0])
      server.arguments = Array(words.dropFirst())
      server.standardInput = FileHandle.nullDevice
      try machine.write("", to: "mnt/ssh/log")
      let log = try FileHandle(forWritingTo: URL(fileURLWithPath: machine.path("mnt/ssh/log")))
      server.standardOutput = log
      server.standardError = log
      try server.run()
      for _ in 0..<200 where !isUp { poll(nil, 0, 50) }
      #expect(isUp, "sshd does not listen: \(log)")
    }

    /// What sshd has to say.
    var log: String {
      (try? String(contentsOfFile: machine.path("mnt/ssh/log"), encoding: .utf8)) ?? ""
    }

    private var isUp: Bool { log.contains("listening") }

    /// What `ssh` is given before what it is asked to do.
    func words(_ more: [String]) -> [String] {
      [
        "-F", "none", "-p", "\(port)", "-i", machine.path("mnt/ssh/person"),
        "-o", "IdentitiesOnly=yes", "-o", "StrictHostKeyChecking=no", "-o", "LogLevel=ERROR",
        "-o", "UserKnownHostsFile=/dev/null", "-o", "BatchMode=yes",
      ] + more
    }

    func ask(_ more: String...) throws -> Outcome {
      try Process.finish("/usr/bin/ssh", words(more))
    }

    func talk(_ more: String...) throws -> Conversation {
      try Conversation("/usr/bin/ssh", words(["-tt"] + more))
    }

    private static func freePort() throws -> UInt16 {
      let file = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      defer { close(file) }
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_addr.s_addr = inet_addr("127.0.0.1")
      var size = socklen_t(MemoryLayout<sockaddr_in>.size)
      let isKnown = withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          bind(file, $0, size) == 0 && getsockname(file, $0, &size) == 0
        }
      }
      #expect(isKnown)
      return UInt16(bigEndian: address.sin_port)
    }
  }

  private func house() throws -> House {
    try Machine.require()
    for program in ["/usr/sbin/sshd", "/usr/bin/ssh"]
    where !FileManager.default.isExecutableFile(atPath: program) {
      try Test.cancel("ssh is not installed: apt-get install openssh-server openssh-client")
    }
    let machine = try Machine(programMode: 0o755)
    try machine.requireProgram()
    return try House(machine)
  }

  @Test(
    "people sign in with number and passphrase, at the desk and for one command, and no way leads past it"
  )
  func service() throws {
    let house = try house()
    try signIn(at: house)
    try findNoWayPast(house)
  }

  private func signIn(at house: House) throws {
    let command = try house.talk("patrol@127.0.0.1", "staff", "list")
    try #require(command.hears("Staff number:"), "\(command.said)\n\(house.log)")
    try command.types("1\r")
    try #require(command.hears("Passphrase:"), "\(command.said)")
    try command.types("correct horse\r")
    try #require(command.hears("1007"), "\(command.said)")
    #expect(command.end() == 0)
    #expect(!command.said.contains("correct"))

    let desk = try house.talk("patrol@127.0.0.1")
    try #require(desk.hears("Staff number"), "\(desk.said)")
    #expect(!desk.said.contains("NH"), "nothing of the database")
    try desk.types("1\rcorrect horse\r")
    try #require(desk.hears("Today"), "\(desk.said)")
    // Neither a paper nor a copy becomes a file of the account.
    try desk.types(":backup\r")
    try #require(desk.hears("File"), "\(desk.said)")
    try desk.types("copy.db\r")
    try #require(desk.hears("not named here"), "\(desk.said)")
    try desk.types("\u{1B}")
    try #require(desk.hears("Discard"), "\(desk.said)")
    try desk.types("yq")
    #expect(desk.end() == 0, "\(desk.said)")
    #expect(!FileManager.default.fileExists(atPath: house.machine.path("mnt/home/patrol/copy.db")))
  }

  private func findNoWayPast(_ house: House) throws {
    // Without a terminal nobody signs in.
    let unsigned = try house.ask("patrol@127.0.0.1", "order list")
    #expect(unsigned.status == 77 && unsigned.output == "", "\(unsigned)")
    #expect(unsigned.complaint.contains("option -t"), "\(unsigned)")
    for line in [
      "sh", "/bin/sh -c id", "; id", "$(id)", "order list; id", "order list --database x",
      "backup /mnt/home/patrol/.ssh/rc",
    ] {
      let outcome = try house.ask("patrol@127.0.0.1", line)
      #expect([64, 77].contains(outcome.status), "\(line): \(outcome)")
      #expect(!outcome.output.contains("uid="), "\(line): \(outcome)")
    }
    let forwarded = try house.ask(
      "-o", "ExitOnForwardFailure=yes", "-R", "0:127.0.0.1:9", "-N", "patrol@127.0.0.1")
    #expect(forwarded.status != 0, "\(forwarded)")
    let subsystem = try house.ask("-s", "patrol@127.0.0.1", "sftp")
    #expect(subsystem.status != 0 && subsystem.output == "", "\(subsystem)")
    #expect(try house.ask("root@127.0.0.1", "order list").status == 255)
  }
}
