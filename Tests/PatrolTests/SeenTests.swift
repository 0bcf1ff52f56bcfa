import Foundation
import Testing

/// `--seen`: a script acts on the order that it has read, or not at all.
@Suite("An order that was changed first, on the command line")
struct SeenTests {
  private func lastEvent(_ office: Office, _ number: String) throws -> String {
    let json = try office.run("order", "show", number, "--json").json()
    let events = try #require(json["events"] as? [[String: Any]])
    return "\(try #require(events.compactMap { $0["eventNumber"] as? Int }.max()))"
  }

  @Test("is 75 with who, what and when in both languages, and is done once it was read")
  func seen() throws {
    let office = try Office.simulated()
    let number = try office.logDefect()
    let seen = try lastEvent(office, number)
    let other = try office.run("order", "prioritize", number, "P1", "--as", "1001")
    #expect(other.status == 0, "\(other.complaint)")
    for (language, says) in [
      ("en", "has changed \(number) since you saw it"), ("zh-Hans", "在您查看之后"),
    ] {
      let refused = try office.run(
        "order", "categorize", number, "electrical", "--seen", seen, "--language", language)
      #expect(refused.status == 75, "\(refused.complaint)")
      #expect(refused.complaint.contains(says), "\(refused.complaint)")
    }
    let comment = try office.run("order", "comment", number, "x", "--seen", seen)
    #expect(comment.status == 0, "a comment stands beside whatever else is done")
    let read = try office.run(
      "order", "categorize", number, "electrical", "--seen", try lastEvent(office, number))
    #expect(read.status == 0, "\(read.complaint)")
  }
}
