Page({ data: { value: { text: 'old' } } })
