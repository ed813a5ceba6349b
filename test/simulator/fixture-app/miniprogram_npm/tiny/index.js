module.exports = { name: 'tiny from npm' }
