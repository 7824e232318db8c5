using './main.bicep'

param publicHost = 'policy-guide.trust.example'
param staffUpnPattern = '[a-z.]+@staff\\.trust\\.example'
param ssoAppId = ''
param databasePassword = readEnvironmentVariable('DATABASE_PASSWORD')
