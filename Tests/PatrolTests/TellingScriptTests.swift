import Foundation
import Testing

@Suite("The example scripts of the page Telling")
struct TellingScriptTests {
  /// An office whose notify command is the script of that name, as the page has it.
  private func office(with script: String) throws -> Office {
    let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Sources/patrol/patrol.docc/Telling.md").standardized
    let blocks = try String(contentsOf: page, encoding: .utf8).components(separatedBy: "```sh\n")
    let block = try #require(blocks.first { $0.hasPrefix("#!/bin/sh\n# \(script):") })
    let text = try #require(block.components(separatedBy: "```").first)
    let office = try Office.simulated()
    try office.program("bin/\(script)", text)
    try office.setNotify("bin/\(script)")
    let logged = try office.run(
      "order", "log", "--place", "NH/TSG/201", "--category", "lighting", "--major",
      "灯管 \"B-2\" 不亮, 见 C:\\new\\图")
    #expect(logged.status == 0, "\(logged.complaint)")
    return office
  }

  private static let words = "灯管 \"B-2\" 不亮, 见 C:\\new\\图"

  @Test("tell-by-mail hands sendmail one mail, to the address of the person")
  func mail() throws {
    let office = try office(with: "tell-by-mail")
    try office.file("mails/.keep", "")
    try office.program(
      "stubs/sendmail",
      "#!/bin/sh\n{ echo \"Words: $*\"; cat; } >'\(office.path("mails"))'/$$\n")
    let staff = try office.run("staff", "list", "--json").json()
    let numbers = try #require(staff["items"] as? [[String: Any]]).compactMap {
      $0["number"] as? String
    }
    #expect(!numbers.isEmpty)
    let addresses = numbers.map { "\($0) staff-\($0)@example.edu\n" }.joined()
    let environment = [
      "PATH": "\(office.path("stubs")):/usr/bin:/bin",
      "PATROL_ADDRESSES": try office.file("addresses", addresses),
    ]
    let delivered = try office.delivered(at: "10:00:00", environment: environment)
    let mails = try office.mails()
    #expect(mails.count == delivered)
    let mail = try #require(mails.first { $0.subject.hasPrefix("NH-1 major ") })
    #expect(mail.head[0].hasPrefix("Words: -oi staff-"))
    #expect(mail.head[1] == "To: \(mail.head[0].dropFirst("Words: -oi ".count))")
    #expect(mail.head[3].hasPrefix("Message-ID: <patrol-"))
    #expect(mail.body.hasSuffix("\n\n\(Self.words)\n"))
    #expect(mail.body.count > Self.words.count + 3)
  }

  @Test("tell-by-mail fails when sendmail does, and writes to root who has no address")
  func mailWithoutAddress() throws {
    let office = try office(with: "tell-by-mail")
    let environment = ["PATH": "\(office.path("stubs")):/usr/bin:/bin"]
    try office.program("stubs/sendmail", "#!/bin/sh\ncat >/dev/null\nexit 75\n")
    #expect(try office.delivered(at: "10:00:00", environment: environment) == 0)
    try office.program(
      "stubs/sendmail", "#!/bin/sh\ncat >/dev/null\necho \"$@\" >>'\(office.path("words"))'\n")
    #expect(try office.delivered(at: "10:05:00", environment: environment) > 0)
    let words = try String(contentsOfFile: office.path("words"), encoding: .utf8)
    #expect(words.hasPrefix("-oi root\n"))
  }

  @Test("tell-by-webhook posts until the robot takes the message")
  func webhook() throws {
    try Self.requireCurl()
    let office = try office(with: "tell-by-webhook")
    let receiver = try WebReceiver(answer: ("500 Internal Server Error", "down"))
    defer { receiver.stop() }
    let environment = ["PATROL_WEBHOOK": "http://127.0.0.1:\(receiver.port)/robot"]
    #expect(try office.delivered(at: "10:00:00", environment: environment) == 0)
    let first = receiver.received
    #expect(!first.isEmpty)
    receiver.answer(with: "200 OK", "{\"errcode\":45009}")
    #expect(try office.delivered(at: "10:01:00", environment: environment) == 0)
    receiver.answer(with: "200 OK", "{\"errcode\": 0}")
    #expect(try office.delivered(at: "10:03:00", environment: environment) == first.count)
    #expect(receiver.received == first + first + first)
    let contents = try first.map { body in
      let message = try JSONSerialization.jsonObject(with: Data(body.utf8))
      let text = (message as? [String: Any])?["text"] as? [String: Any]
      return try #require(text?["content"] as? String)
    }
    let content = try #require(contents.first { $0.hasPrefix("NH-1 major ") })
    #expect(content.hasSuffix(": \(Self.words)"))
  }

  @Test("tell-by-webhook fails where nobody listens")
  func nobodyListens() throws {
    try Self.requireCurl()
    let office = try office(with: "tell-by-webhook")
    let receiver = try WebReceiver(answer: ("200 OK", ""))
    receiver.stop()
    let environment = ["PATROL_WEBHOOK": "http://127.0.0.1:\(receiver.port)/robot"]
    #expect(try office.delivered(at: "10:00:00", environment: environment) == 0)
    #expect(receiver.received.isEmpty)
  }

  /// Ends the test where curl is absent, except in continuous integration, which has to have it.
  private static func requireCurl() throws {
    let places = ["/usr/bin/curl", "/bin/curl"]
    guard !places.contains(where: FileManager.default.isExecutableFile) else { return }
    guard ProcessInfo.processInfo.environment["CI"] == "true" else {
      try Test.cancel("curl is not installed: apt-get install curl")
    }
    Issue.record("curl is not installed")
  }
}

/// A mail as sendmail got it, behind a line with the words that sendmail was called with.
private struct Mail {
  var head: [String]
  var subject: String
  var body: String

  init(_ text: String) throws {
    let parts = text.components(separatedBy: "\n\n")
    head = parts[0].components(separatedBy: "\n")
    let word = head.first { $0.hasPrefix("Subject: =?UTF-8?B?") }
    subject = try Self.decoded(word?.components(separatedBy: "?").dropFirst(3).first ?? "")
    body = try Self.decoded(parts.dropFirst().joined())
  }

  private static func decoded(_ text: String) throws -> String {
    let data = try #require(Data(base64Encoded: text, options: .ignoreUnknownCharacters))
    return String(decoding: data, as: UTF8.self)
  }
}

extension Office {
  /// The mails that the stub of sendmail kept.
  fileprivate func mails() throws -> [Mail] {
    try FileManager.default.contentsOfDirectory(atPath: path("mails"))
      .filter { !$0.hasPrefix(".") }
      .map { try Mail(try String(contentsOfFile: path("mails/\($0)"), encoding: .utf8)) }
  }

  /// Writes a file that can be run.
  func program(_ name: String, _ text: String) throws {
    let path = try file(name, text)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
  }
}
