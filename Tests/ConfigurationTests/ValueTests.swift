import Configuration
import Testing

@Suite("Configuration values")
struct ValueTests {
  @Test("P1 comes before P5")
  func order() {
    #expect(Priority.p1 < .p5)
    #expect(ClockKind.accept < .complete)
  }

  @Test(
    "a routing destination reads back from its text",
    arguments: ["crew:NH-ZH", "duty", "duty:NH-ZH", "contractor:HL", "desk"])
  func destination(text: String) {
    #expect(RoutingDestination(text)?.text == text)
  }

  @Test(
    "a text that names nobody is no routing destination",
    arguments: ["", "crew", "crew:", "duty:", "desk:x", "nobody", "contractor"])
  func noDestination(text: String) {
    #expect(RoutingDestination(text) == nil)
  }

  @Test("a recipient is the holder or a role")
  func recipient() {
    #expect(Recipient("holder") == .holder)
    #expect(Recipient("crewLeader") == .role(.crewLeader))
    #expect(Recipient("boss") == nil)
  }
}
