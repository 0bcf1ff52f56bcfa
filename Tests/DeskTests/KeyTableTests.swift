import Localization
import Screen
import Testing

@testable import PatrolDesk

@Suite("The key table")
struct KeyTableTests {
  @Test("no context binds a key twice", arguments: KeyContext.allCases)
  func conflicts(context: KeyContext) {
    #expect(Keymap(DeskKeys.bindings(of: context)).conflicts == [])
  }

  @Test("every key has a word and a sentence in both languages", arguments: Language.allCases)
  func texts(language: Language) {
    let strings = Strings(language: language)
    for (context, lines) in DeskKeys().sheet(in: strings) {
      #expect(!strings[context.title].contains("⟨"))
      for line in lines {
        #expect(!line.label.contains("action."), "\(context.rawValue) \(line.id)")
        #expect(!line.explanation.contains("action."), "\(context.rawValue) \(line.id)")
        #expect(!line.explanation.contains("{"), "\(context.rawValue) \(line.id)")
      }
    }
  }

  @Test("keys.toml gives other keys by id, in every context that knows the id")
  func overrides() throws {
    let keys = try DeskKeys().overriding(["order.accept": ["ctrl-a"]])
    let map = keys.keymap(in: .orders)
    #expect(map.dispatch(.control("a")) == .action(.step(.accept)))
    #expect(throws: KeymapError.self) { try DeskKeys().overriding(["nothing": ["x"]]) }
    #expect(throws: KeymapError.self) { try DeskKeys().overriding(["order.accept": ["h"]]) }
  }

  @Test("nothing needs a function key, Alt, or a chord except Ctrl-S, which Enter replaces")
  func phoneKeyboards() {
    for context in KeyContext.allCases {
      for binding in DeskKeys.bindings(of: context) {
        let chords = binding.keys.filter { if case .control = $0 { true } else { false } }
        // At a gate Esc, pressed twice, is the twin of Ctrl-D.
        let isHarmless = [
          "form.save", "redraw", "suspend", "signIn.leave", "locked.leave",
        ].contains(binding.id)
        #expect(chords.isEmpty || isHarmless, "\(binding.id)")
      }
    }
  }
}
