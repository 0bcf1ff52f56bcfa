import Localization
import Testing

@Suite("Language")
struct LanguageTests {
  @Test("the option beats the environment, the environment the campus, and Chinese is the last")
  func order() {
    let english = ["LANG": "en_GB.UTF-8"]
    #expect(Language.choose(option: .zhHans, environment: english, campus: .en) == .zhHans)
    #expect(Language.choose(environment: english, campus: .zhHans) == .en)
    #expect(Language.choose(environment: [:], campus: .en) == .en)
    #expect(Language.choose(environment: [:]) == .zhHans)
  }

  @Test("LC_ALL beats LC_MESSAGES, that beats LANG")
  func variables() {
    var environment = ["LC_ALL": "zh_CN.UTF-8", "LC_MESSAGES": "en_US.UTF-8", "LANG": "de_DE"]
    #expect(Language.choose(environment: environment) == .zhHans)
    environment["LC_ALL"] = ""
    #expect(Language.choose(environment: environment) == .en)
    environment["LC_MESSAGES"] = nil
    #expect(Language.choose(environment: environment, campus: .en) == .en)
  }

  @Test("a variable that names another language decides nothing")
  func neutralLocale() {
    #expect(Language.choose(environment: ["LC_ALL": "C.UTF-8", "LANG": "en_US"]) == .en)
    #expect(Language(locale: "POSIX") == nil)
    #expect(Language(locale: "ZH_tw") == .zhHans)
    #expect(Language(rawValue: "zh-Hans") == .zhHans)
  }
}
