import ArgumentParser
import Testing

@testable import patrol

@Suite("Commands that are found without their siblings")
struct QuickCommandTests {
  @Test("each is the one that the list names")
  func same() {
    var quick: [String] = []
    for listed in OrderFamily.configuration.subcommands {
      let word = listed.configuration.commandName ?? ""
      guard let found = OrderFamily.quick(word) else { continue }
      #expect(ObjectIdentifier(found) == ObjectIdentifier(listed), "\(word)")
      quick.append(word)
    }
    #expect(quick == ["log", "list", "show", "sight", "comment"])
    #expect(OrderFamily.quick("accept") == nil && OrderFamily.quick(nil) == nil)
  }
}
