import Localization
import Screen
import Testing

@testable import PatrolDesk
@testable import WorkOrderEngine

@Suite("The campus that is looked at")
struct CampusTests {
  @Test("@ opens the list of campuses; Enter looks at one and asks again what is in sight")
  func choosing() {
    var model = SampleDesk.model()
    _ = model.press(.character("3"), .character("@"))
    #expect(model.context == .choosing)
    let effects = model.press(.down, .down, .enter)
    #expect(model.viewer.scope == .campus("BY") && model.layers.isEmpty)
    #expect(
      effects == [
        .ask(.frame(since: nil)), .ask(.orders(filter: "state:open", after: nil, limit: 100)),
      ])
  }

  @Test("Esc leaves everything as it was")
  func leaving() {
    var model = SampleDesk.model()
    let effects = model.press(.character("@"), .down, .escape)
    #expect(model.viewer.scope == .usual && model.layers.isEmpty && effects.isEmpty)
  }

  @Test("a campus is chosen by name too, in any case", arguments: ["by", "BY", "北苑"])
  func byName(name: String) {
    var model = SampleDesk.model()
    _ = model.press(.character(":"))
    _ = model.write("campus \(name)")
    _ = model.press(.enter)
    #expect(model.viewer.scope == .campus("BY"))
  }

  @Test("a campus that does not exist changes nothing and says so")
  func unknown() {
    var model = SampleDesk.model()
    _ = model.press(.character(":"))
    _ = model.write("campus QQ")
    _ = model.press(.enter)
    #expect(model.viewer.scope == .usual)
    #expect(model.message?.text.contains("QQ") == true)
  }

  @Test("among places that match alike those of the campus that is looked at come first")
  func placesOfCampus() {
    var model = SampleDesk.model()
    let there = PickerItem(id: "BY/TSG", text: "图书馆", detail: "BY/TSG 北苑校区", aliases: ["tsg"])
    model.directory.places.insert(there, at: 0)
    _ = model.press(.character("n"))
    _ = model.write("tsg")
    guard case .defect(let form)? = model.layers.last else {
      Issue.record("no form is open")
      return
    }
    var own = form.form
    _ = own.handle(.tab)
    #expect(own.value("place") == "NH/TSG")
    #expect(model.directory.places(first: "").first == there)
  }

  @Test("where there is one campus there is nothing to choose")
  func alone() {
    var model = SampleDesk.model()
    model.directory.campuses.removeLast()
    _ = model.press(.character("@"))
    #expect(model.layers.isEmpty && model.message != nil)
    #expect(!view(model).rowText(0).contains("▾"))
  }
}
