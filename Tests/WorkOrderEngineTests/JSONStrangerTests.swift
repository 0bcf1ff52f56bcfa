import Foundation
import Testing
import WorkOrderEngine

@Suite("Members that nobody reads")
struct JSONStrangerTests {
  @Test(
    "of two members of one name the second is found, wherever it stands",
    arguments: [
      (#"{"a":1,"b":{"a":2},"c":[{"a":1},{"a":2}]}"#, nil),
      (#"{"a":1,"b":2,"a":3}"#, "a"),
      (#"{"a":"x\",\"a\":","b":["a","a"]}"#, nil),
      (#"{"a":[{"b":1},[],{"b":{},"c":"{","b":2}]}"#, "a[2].b"),
      (#"{"a":1, "\u0061" : 2}"#, "a"),
      (#"[[1,2],[{"a":1},{"a":1,"":2,"":3}]]"#, "[1][1]."),
      (#"7"#, nil),
    ])
  func repeated(text: String, place: String?) {
    #expect(JSONStranger.repeated(in: Data(text.utf8))?.text == place)
  }

  @Test("text that breaks off is walked to its end", arguments: ["{\"a", "{\"a\\", "[{", "}]", ""])
  func broken(text: String) {
    #expect(JSONStranger.repeated(in: Data(text.utf8)) == nil)
  }
}
