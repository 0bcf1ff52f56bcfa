import Foundation
import Testing

@Suite("Photographs beside findings")
struct PhotographTests {
  /// The digest of something else.
  private static let digest = "8ac8dd8a9c58a3fe7b8ff0f1b3ecf64a8f7bbe3f8cd1c1d2a1b9f5f0c6f1a111"

  private func items(_ office: Office, _ round: String) throws -> [[String: Any]] {
    let shown = try office.run("round", "show", round, "--json").json()
    return try #require(shown["items"] as? [[String: Any]])
  }

  @Test("a photograph is kept beside the finding with its path and the digest of its bytes")
  func file() throws {
    let office = try Office.simulated()
    let round = try start(office)
    let picture = try office.file("leak.jpg", "picture")
    let item = try #require(try items(office, round).first?["item"] as? String)
    let checked = try office.run(
      "round", "check", "1", item, "fail", "--photo", picture, "--text", "漏水")
    #expect(checked.status == 0, "\(checked.complaint)")
    let found = try #require(try items(office, round).first { $0["item"] as? String == item })
    #expect((found["photo"] as? String)?.hasSuffix("/leak.jpg") == true)
    #expect(found["photoDigest"] as? String == sha256(picture))
    #expect(try office.run("round", "show", round).output.contains("/leak.jpg"))
    let checkup = try office.run("doctor", "--chain")
    #expect(checkup.status == 0, "\(checkup.output)")
  }

  @Test("behind a URL the digest has to be given, and a digest that is none or another is refused")
  func refused() throws {
    let office = try Office.simulated()
    let round = try start(office)
    let picture = try office.file("leak.jpg", "picture")
    let item = try #require(try items(office, round).first?["item"] as? String)
    func status(_ more: String...) throws -> Int32 {
      try office.launch(["round", "check", "1", item, "fail"] + more).status
    }
    let url = "https://example.edu/leak.jpg"
    #expect(try status("--photo", url) == 64)
    #expect(try status("--photo", url, "--photo-digest", "beef") == 65)
    #expect(try status("--photo", picture, "--photo-digest", Self.digest) == 65)
    #expect(try status("--photo", office.path("none.jpg")) == 66)
    #expect(try status("--photo-digest", Self.digest) == 64)
    #expect(try items(office, round).first?["result"] as? String == nil, "nothing was written")
    #expect(try status("--photo", url, "--photo-digest", Self.digest.uppercased()) == 0)
    let found = try #require(try items(office, round).first)
    #expect(found["photo"] as? String == url && found["photoDigest"] as? String == Self.digest)
  }

  @Test("what is no ordinary file is no photograph, and is not waited for", .timeLimit(.minutes(1)))
  func noFile() throws {
    let office = try Office.simulated()
    let round = try start(office)
    let item = try #require(try items(office, round).first?["item"] as? String)
    let pipe = office.path("pipe")
    #expect(mkfifo(pipe, 0o600) == 0)
    for path in ["-", pipe, "/dev/zero", office.path("")] {
      let refused = try office.run("round", "check", "1", item, "fail", "--photo", path)
      #expect(refused.status == (path == "-" ? 66 : 65), "\(path): \(refused.complaint)")
    }
    #expect(try items(office, round).first?["result"] as? String == nil)
  }

  private func start(_ office: Office) throws -> String {
    let started = try office.run("round", "start", "NH-R1", "--json").json()
    return try #require(started["number"] as? String)
  }

  /// What `sha256sum` says.
  private func sha256(_ file: String) -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/sha256sum")
    process.arguments = [file]
    let pipe = Pipe()
    process.standardOutput = pipe
    try? process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    return String(text.prefix { $0 != " " })
  }
}
