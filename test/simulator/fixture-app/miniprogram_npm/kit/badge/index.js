Component({ properties: { text: String, dataset: String } })
