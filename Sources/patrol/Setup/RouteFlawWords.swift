import Localization
import WorkOrderEngine

/// What `config check` says of a route that cannot be walked as it says.
struct RouteFlawWords {
  let strings: Strings

  func what(_ flaw: RouteFlaw) -> String { strings.text(MessageKey(key(flaw)), arguments(flaw)) }

  func advice(_ flaw: RouteFlaw) -> String { strings[MessageKey("\(key(flaw)).advice")] }

  private func key(_ flaw: RouteFlaw) -> String {
    switch flaw {
    case .noStops: "routeFlaw.noStops"
    case .noChecklist: "routeFlaw.noChecklist"
    case .noItems: "routeFlaw.noItems"
    case .quotaBeyondGap: "routeFlaw.quotaBeyondGap"
    case .quotaBeyondDays: "routeFlaw.quotaBeyondDays"
    }
  }

  private func arguments(_ flaw: RouteFlaw) -> [String: String] {
    switch flaw {
    case .noStops: [:]
    case .noChecklist(let stop, let checklist): ["stop": "\(stop)", "checklist": checklist]
    case .noItems(let stop): ["stop": "\(stop)"]
    case .quotaBeyondGap(let rounds, let fitting):
      ["rounds": "\(rounds)", "fitting": "\(fitting)"]
    case .quotaBeyondDays(let rounds, let days): ["rounds": "\(rounds)", "days": "\(days)"]
    }
  }
}
